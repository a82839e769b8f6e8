"""What a record shows: queries, timelines, rows and exports. Views read only the record."""
