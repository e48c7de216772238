/**
 * The words the portal's Overview page puts before the two IDs, in some of its languages. The
 * console never sees anything but what the administrator pasted.
 */
const clientIdLabels = [
  'Application (client) ID',
  'Anwendungs-ID (Client)',
  'ID d’application (client)',
  "ID d'application (client)",
  'Id. de aplicación (cliente)',
];
const tenantIdLabels = [
  'Directory (tenant) ID',
  'Verzeichnis-ID (Mandant)',
  'ID de l’annuaire (locataire)',
  "ID de l'annuaire (locataire)",
  'Id. de directorio (inquilino)',
];

const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

function idBehind(labels: readonly string[], text: string): string | null {
  for (const label of labels) {
    const start = text.toLowerCase().indexOf(label.toLowerCase());
    if (start < 0) continue;
    // A text box drops the line breaks between label and value, so nothing may be between them.
    const found = new RegExp(`^[\\s:]*(${guid})`, 'i').exec(text.slice(start + label.length));
    if (found?.[1]) return found[1];
  }
  return null;
}

/**
 * Reads both IDs out of a block of text copied from the portal's Overview page.
 * @returns both IDs, or null when the text does not hold both with their labels
 */
export function readPortalText(text: string): { clientId: string; tenantId: string } | null {
  const clientId = idBehind(clientIdLabels, text);
  const tenantId = idBehind(tenantIdLabels, text);
  return clientId && tenantId ? { clientId, tenantId } : null;
}
