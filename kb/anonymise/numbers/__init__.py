"""Numbers, codes and addresses on the net, which their shape or a word beside them tells."""
