"""What every subject needs: calendar, ids, people, visibility, refusals, facts."""
