"""One file for each thing a person does; windows and the command line call nothing else."""
