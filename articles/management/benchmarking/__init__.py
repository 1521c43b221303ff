"""What `manage.py benchmark` measures: `requests` chooses 40 lists from what the archive holds, `timing` runs
and sums up, `reading` measures counts and pages, `following` the views that follow how records are tied,
`hostile` what nobody should ask, `publishing` what a publication costs, `datasette` the same requests there,
`report` prints it all.
"""
