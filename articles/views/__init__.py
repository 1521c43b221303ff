"""The public pages. They read what the gate wrote, through articles.publishing, and nothing else."""
