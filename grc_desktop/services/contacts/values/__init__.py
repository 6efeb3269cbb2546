"""What a shopkeeper typed, understood: one module per kind of value, pure functions only."""
