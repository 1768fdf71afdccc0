"""What was said, filed: themes, sentiment, questions and answers, actions, recurring concerns."""
