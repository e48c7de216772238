import type { ProblemCode } from '../../problems';
import type { NoteCode } from '../../test-settings';

interface ProblemText {
  /** What happened, in one short sentence: the title. */
  happened: string;
  /** The likely cause. */
  cause: string;
  /** The one next step. */
  next: string;
}

/**
 * What each problem says. Names in braces are the problem's values; `cloud` and `step` are
 * translated by the page before they are put in, `reason` by the sentence itself (`$t(…)`).
 */
export const problems = {
  // The call itself
  'request-refused': {
    happened: 'The console refused a request from its own page.',
    cause: 'The request did not come from the window that the console opened.',
    next: 'Close the console and open it again.',
  },
  'request-invalid': {
    happened: 'A value on the page could not be used.',
    cause: 'A field holds something that does not have the expected form.',
    next: 'Look through the fields of the page, correct the one that is marked, and try again.',
  },
  cancelled: {
    happened: 'This was cancelled.',
    cause: 'Cancel was chosen before it had finished. Nothing was changed.',
    next: 'Start it again when you are ready.',
  },
  unexpected: {
    happened: 'The console could not finish this.',
    cause: 'Something happened that the console does not know yet. Nothing was changed.',
    next: 'Try it once more. If it happens again, choose Copy details and send them to HelpMaster support.',
  },
  // The settings file
  'settings-damaged': {
    happened: 'The saved settings could not be read and were set aside.',
    cause:
      'The settings file was damaged, for example by a full disk or a restored backup, or it was changed outside the console.',
    next: 'Enter the connection again. The damaged file is kept at {{path}}.',
  },
  'settings-restored': {
    happened: 'The saved settings were damaged; the version before them was restored.',
    cause:
      'The settings file was damaged, for example by a full disk or a power cut, or it was changed outside the console.',
    next: 'Look through the connection and the email accounts: the last change may be missing. The damaged file is kept at {{path}}.',
  },
  'settings-missing': {
    happened: 'The settings file was missing; the version before it was restored.',
    cause: 'The file {{path}} was deleted or moved, for example by a clean-up program.',
    next: 'Look through the connection and the email accounts: the last change may be missing.',
  },
  'settings-newer': {
    happened: 'The settings were saved by a newer version of the console.',
    cause: 'A newer version has been used with {{path}}. They are shown here, but not changed.',
    next: 'Install the newest version of HelpMaster M365 Console to make changes.',
  },
  'settings-not-readable': {
    happened: 'The saved settings could not be opened.',
    cause: 'The file {{path}} cannot be read: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}), then open the console again. Until then nothing is saved, so that the file stays as it is.',
  },
  'settings-not-writable': {
    happened: 'The settings could not be saved.',
    cause: 'The file {{path}} cannot be written: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}), then try again. Your entries are kept, and nothing saved has changed.',
  },
  // The credential
  'secret-required': {
    happened: 'The client secret is missing.',
    cause: 'No secret is saved for this connection yet.',
    next: 'Paste the Value of a client secret into Client secret.',
  },
  'secret-for-other-connection': {
    happened: 'The saved credential was not used.',
    cause:
      'It was saved for another cloud, tenant or client ID, and is never sent anywhere else than there.',
    next: 'Paste the Value of this app’s client secret into Client secret, or import its certificate.',
  },
  'secret-not-readable': {
    happened: 'The saved credential could not be opened.',
    cause:
      'The system’s key store no longer has the key it was saved with, for example after a move to another computer or account.',
    next: 'Paste the Value of the client secret again, or import the certificate again, and choose Apply. If you no longer have it, make a new one.',
  },
  'secret-locked': {
    happened: 'The saved credential cannot be opened at the moment.',
    cause: 'The system’s key store, which holds the key to it, is locked or is not running.',
    next: 'Unlock the key store, such as GNOME Keyring or KWallet, then open the console again. Nothing is lost. To go on without it, enter the credential for this run.',
  },
  'keyring-absent': {
    happened: 'The credential is kept only until the console is closed.',
    cause:
      'This computer has no unlocked key store, and the console does not write a secret or a private key to disk without one.',
    next: 'Unlock or install a key store, such as GNOME Keyring or KWallet, then choose Apply again. If this message stays, open the console again, enter the credential and choose Apply.',
  },
  'two-credentials': {
    happened: 'There are two credentials: a client secret and a certificate.',
    cause: 'A connection signs in with one of them. Nothing was changed.',
    next: 'Empty Client secret, or choose Client secret under Credential, then try again.',
  },
  'certificate-required': {
    happened: 'The certificate is missing.',
    cause:
      'No certificate was imported or created for this connection, or another has taken its place.',
    next: 'Choose Import certificate… or Create certificate under Credential.',
  },
  'certificate-password-needed': {
    happened: 'The certificate is protected with a password.',
    cause: 'Whoever exported it chose one for its private key.',
    next: 'Enter that password. It is used once, to open the file, and kept nowhere.',
  },
  'certificate-password-wrong': {
    happened: 'The password does not open the certificate.',
    cause: 'It is another one than the certificate was exported with, or the file was changed.',
    next: 'Enter the password again; capitals count. If nobody knows it, export the certificate anew.',
  },
  'certificate-file-unreadable': {
    happened: 'No certificate could be read from this file.',
    cause: 'It is no PFX or PEM file, is damaged, or is protected in a way that is not known.',
    next: 'Export the certificate again with its private key, as PFX (.pfx, .p12) or PEM, and import that file.',
  },
  'certificate-file-too-large': {
    happened: 'The file {{file}} was not opened, because it is too large.',
    cause:
      'A certificate with its private key takes a few kilobytes; files over 1 MB are not read.',
    next: 'Choose the PFX or PEM file that holds the certificate and its private key.',
  },
  'certificate-several': {
    happened: 'There is more than one private key to choose from.',
    cause: 'A connection signs in with one certificate and its own private key.',
    next: 'Choose one PFX file, or one PEM file with a certificate and its key, or those two as separate PEM files together.',
  },
  'certificate-without-key': {
    happened: 'The certificate has no private key.',
    cause: 'A .cer or .crt file holds the public part only, which the app can’t sign in with.',
    next: 'Import a PFX file, or choose the PEM files of the certificate and of its private key together.',
  },
  'certificate-key-mismatch': {
    happened: 'The private key does not belong to the certificate.',
    cause: 'The certificate and the key come from two different key pairs.',
    next: 'Choose the key that the certificate was made with, or export both together as PFX.',
  },
  'certificate-key-unsupported': {
    happened: 'Microsoft 365 does not accept a certificate with this kind of key ({{key}}).',
    cause:
      'Apps sign in with RSA keys of at least 2048 bits; others, such as elliptic curves, are refused.',
    next: 'Use a certificate with an RSA key, or choose Create certificate.',
  },
  'certificate-expired': {
    happened: 'This certificate has expired.',
    cause: 'It was valid until {{expired}}, and Microsoft 365 refuses it since.',
    next: 'Import a newer certificate or choose Create certificate, and upload its .cer file to the app. If the date seems wrong, check this computer’s clock.',
  },
  'certificate-not-yet-valid': {
    happened: 'This certificate is not valid yet.',
    cause: 'It begins on {{begins}}, or this computer’s clock is behind.',
    next: 'Set this computer’s date and time to automatic. If they are right, import it from that day on.',
  },
  'certificate-in-use': {
    happened: 'The saved connection signs in with a certificate.',
    cause: 'A certificate says itself when it ends, so there is nothing to read.',
    next: 'Look at Expires under Certificate.',
  },
  'secret-unchanged': {
    happened: 'This is the secret that is saved already.',
    cause: 'The old secret was pasted once more. Nothing was changed.',
    next: 'Create a new client secret in the portal and copy its Value, which is shown only once.',
  },
  'connection-gone': {
    happened: 'This connection is no longer in use.',
    cause: 'In the meantime it was deleted, or another one was chosen. Nothing was changed.',
    next: 'Choose a connection under API Integrations and try again.',
  },
  'connection-name-taken': {
    happened: 'There is another connection named {{name}}.',
    cause: 'Connections are told apart by their names.',
    next: 'Choose a name that says what is different, such as Test.',
  },
  'expiry-permission-missing': {
    happened: 'The app may not read when its secrets end.',
    cause: 'The permission Application.Read.All is not granted. Nothing else needs it.',
    next: 'Enter the date from the portal in Secret expires; or grant Application.Read.All, if the console shall read it.',
  },
  'expiry-not-found': {
    happened: 'Microsoft 365 does not say clearly when this secret ends.',
    cause:
      'Secrets are told apart by their first three characters; of this app’s secrets {{count}} begin like the saved one.',
    next: 'Look in the portal under Certificates & secrets and enter the date in Secret expires.',
  },
  // The network
  'network-dns': {
    happened: 'The address {{host}} could not be found.',
    cause:
      'This computer’s DNS server does not know {{host}}, or the network has no internet access.',
    next: 'Open another website to see whether the internet works here. If it does, ask your network team to let DNS resolve {{host}}.',
  },
  'network-offline': {
    happened: 'This computer has no network connection.',
    cause: 'Wi-Fi or the network cable is disconnected, or flight mode is on.',
    next: 'Connect this computer to the network, then try again.',
  },
  'network-refused': {
    happened: '{{host}} refused the connection.',
    cause:
      'A firewall or a security product rejects the connection, or nothing answers at this address.',
    next: 'Ask your network team to allow HTTPS from this computer to {{host}}.',
  },
  'network-unreachable': {
    happened: 'There is no way from this network to {{host}}.',
    cause: 'The network has no route to the internet, or a VPN or firewall closes it.',
    next: 'Connect or disconnect the VPN, or ask your network team to allow HTTPS to {{host}}.',
  },
  'network-timeout': {
    happened: '{{host}} did not answer within {{seconds}} seconds.',
    cause: 'A firewall may be dropping the connection silently, or the network is very slow.',
    next: 'Try again. If it stays like this, ask your network team to allow HTTPS to {{host}}.',
  },
  'network-reset': {
    happened: 'The connection to {{host}} was cut off.',
    cause: 'A firewall, proxy or security product ended the connection halfway.',
    next: 'Try again. If it stays like this, ask your network team to exempt {{host}} from inspection.',
  },
  'network-certificate-untrusted': {
    happened: 'The certificate of {{host}} is not trusted by this computer.',
    cause:
      'It was issued by {{issuer}}. A proxy or security product on your network may be inspecting TLS and showing its own certificate.',
    next: 'If {{issuer}} belongs to your organisation, have its root certificate installed in this computer’s system certificate store, or have {{host}} exempted from inspection.',
  },
  'network-certificate-expired': {
    happened: 'The certificate of {{host}} is not valid at this time.',
    cause: 'This computer’s date may be wrong, or a proxy shows a certificate that has expired.',
    next: 'Set this computer’s date and time to automatic. If they are right, tell your network team about the certificate shown for {{host}}.',
  },
  'network-certificate-wrong-host': {
    happened: 'The certificate that was shown does not belong to {{host}}.',
    cause: 'A proxy, a sign-in page for guests or a wrong DNS entry answers in place of {{host}}.',
    next: 'Open a website in your browser and complete any sign-in page of the network. If there is none, ask your network team what answers for {{host}}.',
  },
  'network-certificate-other': {
    happened: 'The certificate of {{host}} could not be accepted.',
    cause:
      'A proxy or security product may be replacing the certificate with one that is not valid.',
    next: 'Choose Copy details and ask your network team to exempt {{host}} from TLS inspection.',
  },
  'network-tls-failed': {
    happened: 'No secure connection to {{host}} could be made.',
    cause: 'A proxy or firewall interferes with TLS, or allows only versions that are out of date.',
    next: 'Ask your network team to allow TLS 1.2 or newer to {{host}} without inspection.',
  },
  'network-proxy-password': {
    happened: 'The proxy {{proxy}} asks for a user name and password.',
    cause: 'The way to {{host}} leads through it, and it did not accept this account by itself.',
    next: 'Choose Sign in to the proxy, and enter what your network team gave you for it. Then try again.',
  },
  'network-proxy-refused': {
    happened: 'The proxy {{proxy}} did not accept the user name and password.',
    cause:
      'One of them may be mistyped, or the password may have changed. They have been forgotten.',
    next: 'Choose Sign in to the proxy, and enter them again. If they are right, ask your network team whether this account may reach {{host}}.',
  },
  'network-proxy-not-asking': {
    happened: 'The proxy {{proxy}} has not asked for a user name and password in this run.',
    cause:
      'It may have asked before the console was opened, or ask in a way that the console does not know. Nothing was kept.',
    next: 'Try again what failed, and sign in if the proxy asks then. If this stays, ask your network team to let this computer through without a proxy password.',
  },
  'network-proxy-blocked': {
    happened: 'The proxy {{proxy}} did not let the console through to {{host}}.',
    cause: 'Its rules may not allow {{host}}, or it can’t reach it itself.',
    next: 'Ask your network team to allow HTTPS to {{host}} on the proxy {{proxy}}.',
  },
  'network-proxy-unreachable': {
    happened: 'The proxy of this network does not answer.',
    cause: 'The system’s proxy settings may be out of date, or belong to another network.',
    next: 'Open the system’s proxy settings and correct the proxy, or ask your network team for the right one.',
  },
  'network-web-page': {
    happened: 'A web page answered in place of {{host}}.',
    cause:
      'The page is called “{{page}}”. It usually comes from a proxy, or from a network that wants a sign-in first.',
    next: 'Open a website in your browser and complete the page that appears. If none does, ask your network team to allow {{host}}.',
  },
  'network-redirected': {
    happened: '{{host}} sent the request on to another address.',
    cause:
      'Microsoft’s service does not do this, so a proxy or a sign-in page of the network ({{target}}) probably did. Nothing was sent there.',
    next: 'Open a website in your browser and complete any sign-in page. If there is none, ask your network team to allow {{host}}.',
  },
  'network-server-error': {
    happened: '{{host}} could not answer just now.',
    cause:
      'Microsoft’s service or a proxy on the way to it has a fault of its own. Your settings are not the cause.',
    next: 'Wait a few minutes and try again. If it lasts, look at the service health page.',
  },
  'network-answer-unreadable': {
    happened: 'The answer of {{host}} could not be understood.',
    cause: 'A proxy may have changed the answer, or another service answers at this address.',
    next: 'Try again. If it stays like this, ask your network team to let answers of {{host}} through unchanged.',
  },
  'network-answer-too-large': {
    happened: 'The answer of {{host}} was too large and was stopped.',
    cause: 'Something other than Microsoft’s service may be answering at this address.',
    next: 'Try again. If it stays like this, ask your network team what answers for {{host}}.',
  },
  'network-other': {
    happened: '{{host}} could not be reached.',
    cause: 'The network, a proxy or a security product on this computer prevents the connection.',
    next: 'Choose Copy details and ask your network team to allow HTTPS to {{host}}.',
  },
  // The tenant
  'tenant-unknown': {
    happened: 'There is no tenant {{tenant}} at {{host}}.',
    cause:
      'The tenant ID may differ by a character or be the ID of something else, the two IDs may be swapped, or the tenant lives in another cloud.',
    next: 'In the portal open the tenant’s Overview, copy its Tenant ID into Directory (tenant) ID, and check the Cloud.',
  },
  'tenant-malformed': {
    happened: 'Microsoft cannot read {{tenant}} as a tenant.',
    cause: 'It is neither an ID in the usual form nor a domain name.',
    next: 'In the portal open the tenant’s Overview and copy its Tenant ID into Directory (tenant) ID.',
  },
  'tenant-in-other-cloud': {
    happened: 'This tenant lives in the cloud {{cloud}}.',
    cause: 'Another cloud is chosen in the form. Each cloud only knows its own tenants.',
    next: 'Under Cloud choose {{cloud}}, then run the test again.',
  },
  'tenant-graph-differs': {
    happened: 'The tenant names another Microsoft Graph address.',
    cause: 'The tenant’s sign-in service names {{host}}, but the form says {{graphHost}}.',
    next: 'If the next steps do not pass, put https://{{host}} into Microsoft Graph URL.',
  },
  'sign-in-service-unrecognised': {
    happened: '{{host}} does not answer like a Microsoft sign-in service.',
    cause: 'The address may belong to another service, or a proxy may have changed the answer.',
    next: 'With custom endpoints, correct Login authority URL. With a cloud from the list, ask your network team to let answers of {{host}} through unchanged.',
  },
  // Signing in
  'secret-wrong': {
    happened: 'Microsoft did not accept the client secret.',
    cause: 'It may be incomplete, belong to another app, or have been deleted in the portal since.',
    next: 'In the portal open Certificates & secrets, create a new client secret and copy its Value column — it is shown only once.',
  },
  'secret-is-id': {
    happened: 'The client secret looks like a Secret ID.',
    cause:
      'The portal shows two columns for each secret, and the one called Secret ID is not the secret.',
    next: 'In the portal open Certificates & secrets and copy the Value column. If it is no longer shown in full, create a new client secret.',
  },
  'secret-expired': {
    happened: 'The client secret has expired.',
    cause: 'Every client secret ends on the day that was chosen when it was created.',
    next: 'In the portal open Certificates & secrets, create a new client secret, copy its Value into the form and note the day it expires.',
  },
  'secret-not-received': {
    happened: 'No client secret arrived at Microsoft.',
    cause: 'The secret is empty, or a proxy removed it from the request.',
    next: 'Paste the Value of the client secret again, then try again.',
  },
  'client-unknown': {
    happened: 'There is no app {{clientId}} in this tenant.',
    cause:
      'The ID may be the Object ID or the Secret ID, the two IDs may be swapped, or the app is registered in another tenant.',
    next: 'In the portal open App registrations and your app, and copy Application (client) ID from its Overview.',
  },
  'service-principal-missing': {
    happened: 'The app is registered, but not installed in this tenant.',
    cause: 'No administrator of this tenant has granted consent to the app yet.',
    next: 'In the portal open your app’s API permissions and choose Grant admin consent.',
  },
  'app-disabled': {
    happened: 'The app is switched off in this tenant.',
    cause: 'Its enterprise application has “Enabled for users to sign-in” set to No.',
    next: 'In the portal open Enterprise applications, your app, Properties, and set “Enabled for users to sign-in” to Yes.',
  },
  'app-blocked': {
    happened: 'Microsoft does not let this app in at this time.',
    cause: 'The app may have been blocked by an administrator or by Microsoft.',
    next: 'In the portal open Enterprise applications, your app, Properties, and see whether it is switched off. If it is not, ask Microsoft support to unblock it.',
  },
  'cloud-mismatch': {
    happened: 'The tenant belongs to another cloud than the one chosen.',
    cause: 'Government and national clouds sign in at addresses of their own.',
    next: 'Under Cloud choose the one your organisation’s portal belongs to, then run the test again.',
  },
  'tenant-not-named': {
    happened: 'Microsoft could not tell which tenant is meant.',
    cause: 'The tenant in the form is incomplete, or was lost on the way.',
    next: 'In the portal open the tenant’s Overview and copy its Tenant ID into Directory (tenant) ID.',
  },
  'graph-not-in-tenant': {
    happened: 'The tenant does not know Microsoft Graph at {{graphHost}}.',
    cause: 'This Microsoft Graph address belongs to another cloud than the tenant.',
    next: 'Under Cloud choose the one the tenant lives in. With Custom endpoints, correct Microsoft Graph URL.',
  },
  'graph-disabled-in-tenant': {
    happened: 'Microsoft Graph is switched off in this tenant.',
    cause:
      'The Microsoft 365 subscription has lapsed, or an administrator disabled Microsoft Graph.',
    next: 'In the admin center check that the subscription is active, then enable Microsoft Graph under Enterprise applications.',
  },
  'service-not-subscribed': {
    happened: 'The organisation has no subscription for a service the app needs.',
    cause: 'The tenant has no Microsoft 365 or Exchange Online plan.',
    next: 'In the admin center open licences and add a plan with Exchange Online.',
  },
  'scope-refused': {
    happened: 'Microsoft refused what the console asked access to.',
    cause: 'The console’s request for Microsoft Graph does not suit this sign-in service.',
    next: 'Check Cloud and, with custom endpoints, both addresses. If they are right, choose Copy details and send them to HelpMaster support.',
  },
  'scope-without-default': {
    happened: 'Microsoft could not read what the console asked access to.',
    cause: 'A proxy may have altered the request, or Microsoft Graph URL is not the plain address.',
    next: 'With custom endpoints, correct Microsoft Graph URL. Otherwise choose Copy details and send them to HelpMaster support.',
  },
  'scope-mixed': {
    happened: 'Microsoft understood the request as one for several services.',
    cause: 'A proxy may have altered the request on the way.',
    next: 'Ask your network team to exempt {{host}} from inspection, then try again.',
  },
  'request-altered': {
    happened: 'The sign-in request arrived incomplete at Microsoft.',
    cause: 'A proxy or security product probably changed it on the way.',
    next: 'Ask your network team to let requests to {{host}} through unchanged.',
  },
  'request-field-refused': {
    happened: 'Microsoft could not read one of the values of the sign-in.',
    cause: 'One of the two IDs may hold something that does not belong there.',
    next: 'Copy Application (client) ID and Directory (tenant) ID again from the app’s Overview.',
  },
  'request-malformed': {
    happened: 'Microsoft could not read the sign-in request.',
    cause: 'A proxy may have altered it, or the sign-in service expects another form.',
    next: 'Run the test on another network. If the result is the same, choose Copy details and send them to HelpMaster support.',
  },
  'certificate-not-registered': {
    happened: 'Microsoft does not know the app’s certificate.',
    cause: 'The certificate was not uploaded to this app, or it has expired.',
    next: 'In the portal open Certificates & secrets, Certificates, and upload the certificate’s .cer file.',
  },
  'certificate-refused': {
    happened: 'Microsoft did not accept the app’s certificate.',
    cause: 'The certificate and its private key may not belong together.',
    next: 'Create a new certificate and upload its .cer file under Certificates & secrets.',
  },
  'clock-refused': {
    happened: 'Microsoft refused the sign-in because of its time.',
    cause: 'This computer’s clock probably differs from the real time.',
    next: 'Set this computer’s date and time to automatic, then try again.',
  },
  'conditional-access': {
    happened: 'A Conditional Access policy blocked the app.',
    cause: 'A policy of the tenant allows this app only from certain places, or only at low risk.',
    next: 'Ask the tenant’s administrator to exempt the app from the policy, or to add this network’s public address to its named locations.',
  },
  'security-policy': {
    happened: 'A security policy of the tenant blocked the app.',
    cause: 'The tenant’s security defaults or another policy do not allow this sign-in.',
    next: 'Ask the tenant’s administrator to look at the sign-in logs of this app and allow it.',
  },
  'user-flow-code': {
    happened: 'Microsoft looked for a person’s account and found none.',
    cause:
      'This does not belong to an app’s sign-in; another service may be answering at {{host}}.',
    next: 'Choose your Cloud from the list. With Custom endpoints, check Login authority URL with the tenant’s administrator.',
  },
  'consent-missing': {
    happened: 'The app has not been allowed to act in this tenant.',
    cause: 'Admin consent is missing for the permissions of the app.',
    next: 'In the portal open your app’s API permissions and choose Grant admin consent.',
  },
  'single-tenant-endpoint': {
    happened: 'The sign-in was not made to one tenant.',
    cause: 'This app can only sign in to the tenant it belongs to.',
    next: 'In the portal open the tenant’s Overview and copy its Tenant ID into Directory (tenant) ID.',
  },
  'app-is-public-client': {
    happened: 'This app may not use a client secret.',
    cause: 'It is registered as a public client, such as a mobile or desktop app.',
    next: 'In the portal register a new app without any platform, create a client secret for it and enter both here.',
  },
  'sign-in-loop': {
    happened: 'Microsoft saw too many sign-ins of this app in a row.',
    cause:
      'The app has signed in again and again within a short time, perhaps from several places.',
    next: 'Wait five minutes, then try again.',
  },
  'sign-in-busy': {
    happened: 'The sign-in service is busy at the moment.',
    cause:
      'Microsoft’s service has a short interruption or is limiting requests. Your settings are not the cause.',
    next: 'Wait {{seconds}} seconds, then try again.',
  },
  'sign-in-refused': {
    happened: 'Microsoft refused the sign-in.',
    cause: 'Microsoft says: “{{message}}”',
    next: 'Look up {{code}} on Microsoft’s page of error codes, or choose Copy details and send them to HelpMaster support.',
  },
  'clock-skew': {
    happened: 'This computer’s clock differs from Microsoft’s by {{minutes}} minutes.',
    cause:
      'The clock is not set automatically, or its time server cannot be reached. Sign-ins fail when the times differ.',
    next: 'Set this computer’s date, time and time zone to automatic, then run the test again.',
  },
  // Microsoft Graph
  'graph-token-refused': {
    happened: 'Microsoft Graph did not accept the app’s sign-in.',
    cause:
      'The app’s rights or secret may just have been changed, or this computer’s clock is wrong.',
    next: 'Wait a minute and try again. If it stays like this, check that the app still has admin consent.',
  },
  'graph-token-for-other-cloud': {
    happened: 'Microsoft Graph at {{host}} belongs to another cloud than the sign-in.',
    cause: 'The sign-in service and Microsoft Graph of different clouds do not work together.',
    next: 'Under Cloud choose the one the tenant lives in. With Custom endpoints, correct Microsoft Graph URL.',
  },
  'graph-throttled': {
    happened: 'Microsoft 365 asks the app to wait.',
    cause: 'More requests were made than Microsoft 365 allows in a short time. Nothing is lost.',
    next: 'Wait {{seconds}} seconds, then try again.',
  },
  'graph-refused': {
    happened: 'Microsoft Graph refused the request.',
    cause: 'Microsoft says: “{{message}}”',
    next: 'Try again. If it stays like this, choose Copy details and send them to HelpMaster support.',
  },
  'graph-foreign-link': {
    happened: 'The console refused to follow a link to {{target}}.',
    cause:
      'An answer pointed to another server than {{host}}. The app’s sign-in is never sent to another server, so nothing was sent.',
    next: 'Ask your network team whether a proxy changes answers of {{host}}, then try again.',
  },
  'directory-permission-missing': {
    happened: 'The app may not read the directory.',
    cause:
      'The permission {{permission}} is missing, or admin consent has not been granted for it.',
    next: 'In the portal open your app’s API permissions, add {{permission}} as an application permission and choose Grant admin consent.',
  },
  // One mailbox
  'mailbox-permission-missing': {
    happened: 'The app lacks the permission {{permission}} for {{mailbox}}.',
    cause:
      'The permission has not been granted, admin consent is missing, or a change is still spreading, which can take up to two hours.',
    next: 'If the helpdesk needs it, open your app’s API permissions, add {{permission}} as an application permission and choose Grant admin consent. If your organisation restricts the app in Exchange (RBAC for Applications), assign the role “Application {{permission}}” there instead: a permission granted in Entra covers every mailbox.',
  },
  'mailbox-permission-not-in-token': {
    happened: 'The app’s sign-in does not show the permission {{permission}}.',
    cause:
      'It has not been granted, or it was granted in Exchange, which the sign-in does not show.',
    next: 'If the helpdesk needs it, enter a Test mailbox to see whether it works. Only if it does not, and Exchange does not restrict the app (RBAC for Applications), add {{permission}} under API permissions and grant admin consent.',
  },
  'mailbox-outside-scope': {
    happened: 'Exchange does not give the app {{permission}} for {{mailbox}}.',
    cause:
      'Exchange restricts the app (RBAC for Applications). Its role for {{permission}} is not assigned or its scope leaves {{mailbox}} out, or a change is still spreading, which can take up to two hours.',
    next: 'In Exchange add {{mailbox}} to the group of the scope, as a direct member, or assign the role “Application {{permission}}” to the app. Do not add {{permission}} in Entra: granted there it covers every mailbox.',
  },
  'mailbox-blocked-by-policy': {
    happened: 'An access policy keeps the app out of {{mailbox}}.',
    cause:
      'The mailbox is not a member of the group that the app is restricted to, or a change to it is still spreading, which can take more than an hour.',
    next: 'In Exchange add {{mailbox}} to the mail-enabled security group of the access policy, wait an hour and run the test again.',
  },
  'mailbox-missing': {
    happened: '{{mailbox}} has no mailbox in Exchange Online.',
    cause:
      'There is no licence for it, the mailbox is still being created, or it is on a server of your own.',
    next: 'In the admin center give {{mailbox}} a licence with Exchange Online, or choose another mailbox.',
  },
  'mailbox-unknown': {
    happened: 'The directory has nobody called {{mailbox}}.',
    cause: 'The address may differ by a character, or the mailbox was renamed or deleted.',
    next: 'Choose Browse users… and pick the mailbox from the list.',
  },
  'mailbox-ambiguous': {
    happened: 'Several mailboxes have the address {{mailbox}}.',
    cause: 'The address is an alias or contact address of more than one entry in the directory.',
    next: 'Choose Browse users… and pick the mailbox that is meant.',
  },
  'mailbox-throttled': {
    happened: 'Microsoft 365 asks the app to wait before using {{mailbox}} again.',
    cause: 'This mailbox is being used by more requests than Microsoft 365 allows at once.',
    next: 'Wait {{seconds}} seconds, then try again.',
  },
  'mailbox-stale': {
    happened: 'Exchange is still moving or preparing {{mailbox}}.',
    cause: 'The mailbox was created, converted or moved a short time ago.',
    next: 'Wait a few minutes, then try again.',
  },
  'mailbox-not-proved': {
    happened: 'The permission {{permission}} could not be proved with {{mailbox}}.',
    cause:
      'Microsoft 365 refused the check for another reason than expected, which does not show whether the permission works. It says: “{{message}}”',
    next: 'Create the email account and choose Send test message to see whether it works. If it does not, choose Copy details and send them to HelpMaster support.',
  },
  'mailbox-probe-accepted': {
    happened: 'Microsoft 365 accepted a check on {{mailbox}} that it should have refused.',
    cause:
      'The check names an item that does not exist, so that nothing can change. Another service may be answering here.',
    next: 'Look into {{mailbox}} to see that nothing has changed, then choose Copy details and send them to HelpMaster support.',
  },
  'cloud-without-mail': {
    happened: 'The cloud {{cloud}} has no mail or calendars.',
    cause: 'Microsoft Graph of this cloud covers the directory only.',
    next: 'Use this connection for the directory. For mail, connect a tenant of another cloud.',
  },
  // Test Settings
  'step-not-reached': {
    happened: 'Not tested, because “{{step}}” did not succeed.',
    cause: 'It can only be tested once “{{step}}” works.',
    next: 'Solve what “{{step}}” says, then run the test again.',
  },
  // Microsoft 365 Users
  'not-connected': {
    happened: 'The console is not connected to Microsoft 365 yet.',
    cause: 'No connection has been saved, so there is no directory to look into.',
    next: 'Open API Integrations, enter the connection, test it and choose Apply.',
  },
  'users-view-closed': {
    happened: 'This list is no longer the current one.',
    cause: 'Another search was opened in the meantime, or another connection was saved.',
    next: 'Search again.',
  },
  'users-outdated': {
    happened: 'The selection belongs to another connection.',
    cause: 'The Microsoft 365 connection was changed after the users had been selected.',
    next: 'Select the users again.',
  },
  'user-gone': {
    happened: 'The directory does not have this user any more.',
    cause: 'The user was deleted after the list had been loaded.',
    next: 'Search again to see the directory as it is now.',
  },
  'file-not-writable': {
    happened: 'The file {{file}} could not be written.',
    cause:
      'The folder cannot be written to: $t(shell.fileReasons.{{reason}}). A file that was there is unchanged.',
    next: 'Choose another folder, or free some disk space and try again.',
  },
  // Global Email Accounts
  'account-gone': {
    happened: 'This email account is no longer in the list.',
    cause: 'It was deleted, or another change was taken back, after it had been opened.',
    next: 'Go back to the list. If it was deleted in this session, Undo brings it back.',
  },
  'account-duplicate': {
    happened: '{{mailbox}} is an email account already.',
    cause: 'The account “{{name}}” uses the same mailbox, perhaps by another of its addresses.',
    next: 'Edit “{{name}}” and add the purpose there.',
  },
  'account-not-sending': {
    happened: '“{{name}}” cannot be the default.',
    cause:
      'The default account is the one mail is sent from; this one is disabled or does not send.',
    next: 'Choose Edit, tick Send and Enabled, and set it as default again.',
  },
  'account-of-other-tenant': {
    happened: '“{{name}}” belongs to another tenant and is not used.',
    cause: 'It was created when the connection led to the tenant {{tenant}}.',
    next: 'Connect to {{tenant}} again under API Integrations, or delete the account.',
  },
  'undo-not-possible': {
    happened: 'This change can no longer be taken back.',
    cause: 'It was taken back already, a newer change came after it, or the console was restarted.',
    next: 'Choose Undo for the newest change first, or make the change by hand.',
  },
  'mailbox-guest': {
    happened: '{{mailbox}} is a guest and has no mailbox here.',
    cause: 'The mail of a guest is kept in the guest’s own organisation, out of reach of the app.',
    next: 'Choose Browse users… and pick a mailbox of your own organisation.',
  },
  'mailbox-on-premises': {
    happened: '{{mailbox}} has no mailbox in Exchange Online yet.',
    cause:
      'The user comes from a directory of your own, so the mailbox is probably on a server of your own.',
    next: 'Ask your Exchange administrator to move {{mailbox}} to Exchange Online, or choose another mailbox.',
  },
  'mailbox-is-resource': {
    happened: '{{mailbox}} is a room or a piece of equipment.',
    cause: 'Exchange answers and tidies away the meeting requests of such mailboxes by itself.',
    next: 'Use it for Calendar if that is meant. For mail, choose a user or shared mailbox.',
  },
  'rule-moves-into-itself': {
    happened: 'Mail cannot be moved into the folder it is read from.',
    cause: 'Folder and Move to are both “{{folder}}”, so the same mail would be read for ever.',
    next: 'Choose another folder under Move to.',
  },
  'rule-leaves-mail': {
    happened: 'This rule moves nothing.',
    cause: 'After processing is set to Leave in place, so there is no move to prove.',
    next: 'Choose Move to folder or Delete under After processing, then try it again.',
  },
  'folder-gone': {
    happened: '{{mailbox}} does not have the folder “{{folder}}” any more.',
    cause: 'The folder was deleted in Outlook after it had been chosen here.',
    next: 'Choose Edit, then pick the folder again, or restore it in Outlook.',
  },
  'message-gone': {
    happened: 'This message is no longer in the folder.',
    cause: 'Somebody moved or deleted it, or a rule of the mailbox did, after the list was read.',
    next: 'Try the rule again to see the mail that is there now.',
  },
  'send-test-unknown': {
    happened: 'Nobody knows whether the test message was sent.',
    cause: 'The request reached {{host}}, but its reply was lost. It was not sent a second time.',
    next: 'Look in Sent Items of {{mailbox}} before you send another one.',
  },
  'move-unknown': {
    happened: 'Nobody knows whether the message was moved.',
    cause:
      'The reply of Microsoft 365 was lost, and {{mailbox}} does not show the message in “{{to}}”. It may still be on its way.',
    next: 'Look for the message in “{{from}}” and in “{{to}}” with Outlook.',
  },
  'event-left-behind': {
    happened: 'The test event is still in the calendar.',
    cause: 'Creating it worked, so the app may write, but deleting it failed.',
    next: 'Delete “{{subject}}” of {{start}} from the calendar of {{mailbox}} in Outlook.',
  },
  'event-unknown': {
    happened: 'Nobody knows whether the test event was created.',
    cause:
      'The reply of Microsoft 365 was lost, and the calendar does not show the event. It may still be on its way.',
    next: 'Look in the calendar of {{mailbox}} for “{{subject}}” at {{start}} and delete it if it is there.',
  },
  'import-not-readable': {
    happened: 'The file {{file}} holds no email accounts.',
    cause: 'It is neither a file that Export wrote nor a table with the columns name and address.',
    next: 'Choose a file that Export wrote, or save the table as CSV (UTF-8) with a first line that names its columns.',
  },
  'import-too-large': {
    happened: 'The file {{file}} is too large.',
    cause: 'A file may have up to {{megabytes}} MB and 10,000 accounts.',
    next: 'Divide the file and import its parts one after the other.',
  },
  'import-newer-version': {
    happened: 'The file {{file}} was written by a newer version of the console.',
    cause: 'It has version {{version}}, which this console does not know yet.',
    next: 'Install the newest version of HelpMaster M365 Console, then import the file again.',
  },
  'import-row-unreadable': {
    happened: 'The value under “{{column}}” cannot be used.',
    cause: 'It is empty, too long or has another form than this column needs.',
    next: 'Correct “{{column}}” in row {{row}} of the file, then import it again.',
  },
  'import-row-repeated': {
    happened: '{{mailbox}} is in the file twice.',
    cause: 'Row {{row}} names the same mailbox, perhaps by another of its addresses.',
    next: 'Delete one of the two rows from the file, then import it again.',
  },
  'import-other-tenant': {
    happened: 'This account belongs to another tenant.',
    cause: 'The file was exported from the tenant {{tenant}}, and the connection leads to another.',
    next: 'Connect to {{tenant}} under API Integrations, then import the file again.',
  },
  'import-folder-unknown': {
    happened: '{{mailbox}} has no folder “{{folder}}”.',
    cause: 'The path in the file may have a typing slip, or the folder is called differently.',
    next: 'Write the path as Outlook shows it, for example Inbox/Queue 3, then import the file again.',
  },
  'import-closed': {
    happened: 'This preview of an import is no longer current.',
    cause: 'Another file was opened, or the accounts or the connection were changed since.',
    next: 'Choose Import and open the file again.',
  },
  'file-not-readable': {
    happened: 'The file {{file}} could not be opened.',
    cause: 'It cannot be read: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}), or choose another file.',
  },
  // Access scope
  'scope-mailbox-is-account': {
    happened: '{{mailbox}} is an email account.',
    cause: 'The helpdesk uses this mailbox, so the app should reach it.',
    next: 'Choose another mailbox, or delete the email account first.',
  },
  'scope-nobody-to-sample': {
    happened: 'The directory has nobody to choose by chance.',
    cause: 'Nobody but the email accounts has a licence, an address and may sign in.',
    next: 'Pick the mailboxes yourself: choose Add mailboxes.',
  },
  'activity-not-readable': {
    happened: 'What happened earlier could not be read.',
    cause: 'The file {{path}} cannot be read: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}), then start the console again. Until then only this run is shown.',
  },
  'activity-not-writable': {
    happened: 'The newest entries are not saved yet.',
    cause: 'The file {{path}} cannot be written: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}). The console tries again with the next entry, and when you choose Retry.',
  },
  'bundle-closed': {
    happened: 'This list of the support bundle is no longer current.',
    cause: 'The bundle was listed anew since.',
    next: 'Choose Save support bundle… again.',
  },
  // The policy of this computer
  'policy-not-readable': {
    happened: 'The policy of this computer could not be used.',
    cause: 'The file {{path}} cannot be read, or holds something a policy does not have.',
    next: 'Ask whoever looks after this computer to correct the file, then start the console again. Until then the saved connection works as it is; nothing can be changed, and no update is looked for.',
  },
  'policy-cloud-not-allowed': {
    happened: 'Your organisation does not allow the cloud {{cloud}}.',
    cause: 'The policy of this computer names the clouds a connection may lead to.',
    next: 'Choose another cloud in API Integrations, or ask whoever looks after this computer.',
  },
  'policy-setting-locked': {
    happened:
      'The connection is not as your organisation gives it: $t(connection.fields.{{setting}}).',
    cause: 'The policy of this computer gives the value of this field.',
    next: 'Open API Integrations, where the field holds that value, and choose Apply.',
  },
  // Updates
  'update-information-unusable': {
    happened: 'The information about updates could not be used.',
    cause: '{{host}} has none for this system, or answers with something else.',
    next: 'Try again later. If it stays like this, tell whoever provides the console to your organisation.',
  },
  'update-altered': {
    happened: 'The update was refused: it is not the file that was announced.',
    cause:
      'Its checksum differs from the announced one. It was damaged or changed on its way, and has been deleted.',
    next: 'Try again later. If it happens again, tell whoever provides the console. Nothing was installed.',
  },
  'update-not-signed': {
    happened: 'The update was refused: it is not signed by the publisher of this console.',
    cause: 'The file carries no signature, or that of somebody else, and has been deleted.',
    next: 'Do not install it by other means. Tell whoever provides the console. Nothing was installed.',
  },
  'update-not-written': {
    happened: 'The update could not be saved.',
    cause: 'Its file cannot be written: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}), then try again. Nothing was installed.',
  },
  'update-failed': {
    happened: 'The update could not be finished.',
    cause: 'The system’s installer or the download ended before its time.',
    next: 'Try again. If it happens again, install the newest version by hand. This version goes on working.',
  },
} as const satisfies Record<ProblemCode, ProblemText>;

/** What a step says that passed. */
export const notes = {
  reached: '{{host}} answers.',
  tenantFound: 'The tenant exists: {{tenantId}}.',
  authenticated: 'Signed in as {{app}}.',
  directoryRead: 'The app can read the directory.',
  grantedByToken: 'The app has the permission {{permission}}.',
  provedOnMailbox: 'Proved with {{mailbox}}; nothing was changed.',
  provedByRbac:
    'Proved with {{mailbox}}; nothing was changed. Exchange grants {{permission}} through RBAC for Applications.',
} as const satisfies Record<NoteCode, string>;
