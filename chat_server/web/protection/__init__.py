"""What protects the server from what comes before an answer: limits, deadlines, scans, foreign origins."""
