"""The parent's side of the sandbox: children started, held, fed, answered for, replaced."""
