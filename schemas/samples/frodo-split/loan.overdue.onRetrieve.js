property = new Date(object.due) < new Date();
