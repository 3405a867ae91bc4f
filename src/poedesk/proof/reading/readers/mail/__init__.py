"""Mail: the message, its parts, whose words are whose."""
