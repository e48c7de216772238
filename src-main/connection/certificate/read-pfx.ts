import { X509Certificate, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { problem } from '../../contract/problems';
import { failure, success, type Result } from '../../contract/result';
import { readKey, type FoundParts } from './usable-certificate';

const { asn1, pki, pkcs12 } = forge;

/**
 * Reads a PFX file (PKCS #12), also one with the old RC2 and 3DES that OpenSSL 3 no longer opens.
 * @see https://www.rfc-editor.org/rfc/rfc7292
 *
 * @param bytes the whole file
 * @param password null when none was given yet; then only a file without one can be read
 * @returns what was found; `certificate-password-needed`, `certificate-password-wrong`, or
 *   `certificate-file-unreadable` for what is no PFX file or is protected in an unknown way
 */
export function readPfx(bytes: Buffer, password: string | null): Result<FoundParts> {
  const file = parse(bytes);
  if (file === null) return failure(problem('certificate-file-unreadable'));
  try {
    const pfx = open(file, password ?? '');
    const bags = pfx.safeContents.flatMap(({ safeBags }) => safeBags);
    return success({
      certificates: bags
        .filter(({ type }) => type === pki.oids['certBag'])
        .map((bag) => new X509Certificate(derOf(certificateOf(bag)))),
      keys: bags
        .filter(
          ({ type }) => type === pki.oids['keyBag'] || type === pki.oids['pkcs8ShroudedKeyBag'],
        )
        .map(keyOf),
    });
  } catch (error) {
    if (!isAboutPassword(error)) return failure(problem('certificate-file-unreadable'));
    const code = password === null ? 'certificate-password-needed' : 'certificate-password-wrong';
    return failure(problem(code));
  }
}

/**
 * The old algorithms take the password in UTF-16, the new ones in UTF-8; the library gives both the
 * same characters. A password that the MAC has proved but that decrypts nothing is tried as UTF-8,
 * without the MAC, which has done its work.
 */
function open(file: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return pkcs12.pkcs12FromAsn1(file, false, password);
  } catch (error) {
    const encoded = forge.util.encodeUtf8(password);
    if (encoded === password || isAboutMac(error) || !Array.isArray(file.value)) throw error;
    return pkcs12.pkcs12FromAsn1({ ...file, value: file.value.slice(0, 2) }, false, encoded);
  }
}

function parse(bytes: Buffer): forge.asn1.Asn1 | null {
  try {
    return asn1.fromDer(bytes.toString('binary'));
  } catch {
    return null;
  }
}

function derOf(tree: forge.asn1.Asn1): Buffer {
  return Buffer.from(asn1.toDer(tree).getBytes(), 'binary');
}

/** The library keeps what it does not know, such as a certificate for an EC key, as it was. */
function certificateOf(bag: forge.pkcs12.Bag): forge.asn1.Asn1 {
  return bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1;
}

function keyOf(bag: forge.pkcs12.Bag): KeyObject {
  const info = bag.key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(bag.key)) : bag.asn1;
  const key = readKey({ der: derOf(info) }, null);
  if (key === null) throw new Error('The private key is of an unknown kind');
  return key;
}

/** The library has no codes: it says in words that the password is not that of the MAC. */
function isAboutMac(error: unknown): boolean {
  return error instanceof Error && error.message.includes('MAC could not be verified');
}

/** The same of a file without a MAC. */
function isAboutPassword(error: unknown): boolean {
  return isAboutMac(error) || (error instanceof Error && /wrong password/i.test(error.message));
}
