/** Names of the three lines between the page and main; nothing else is sent over IPC. */
export const wire = {
  call: 'helpmaster:call',
  cancel: 'helpmaster:cancel',
  event: 'helpmaster:event',
} as const;
