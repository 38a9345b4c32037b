DELETE FROM catalogue_state;
