"""The command line: the same services without a window. One module per feature, each with a `register(program)`."""
