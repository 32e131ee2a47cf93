if (!object.renewals) {
  object.renewals = 0;
}
