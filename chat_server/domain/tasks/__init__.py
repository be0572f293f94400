"""The life of a task: rules without effects (SPEC 7, 8, 12). `decide.decide` is the door."""
