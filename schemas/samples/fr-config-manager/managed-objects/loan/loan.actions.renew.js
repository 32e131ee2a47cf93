if (object.renewals >= 3) {
  throw { code: 400, message: 'A loan can be renewed three times' };
}
openidm.patch('managed/loan/' + object._id, null, [
  { operation: 'increment', field: '/renewals', value: 1 }
]);
