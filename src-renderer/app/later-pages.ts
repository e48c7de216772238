import { lazy } from 'react';

const fetchUsers = () => import('../features/users/UsersPage');
const fetchEmailAccounts = () => import('../features/email-accounts/EmailAccountsPage');
const fetchSetUpGuide = () => import('../features/set-up-guide/SetUpGuidePage');
const fetchActivity = () => import('../features/activity/ActivityPage');
const fetchPreferences = () => import('../features/preferences/PreferencesPage');

/*
 * The pages that are not shown first. They are apart from what the window opens with, so that it
 * stands sooner.
 */
export const UsersPage = lazy(async () => ({ default: (await fetchUsers()).UsersPage }));
export const EmailAccountsPage = lazy(async () => ({
  default: (await fetchEmailAccounts()).EmailAccountsPage,
}));
export const SetUpGuidePage = lazy(async () => ({
  default: (await fetchSetUpGuide()).SetUpGuidePage,
}));
export const ActivityPage = lazy(async () => ({
  default: (await fetchActivity()).ActivityPage,
}));
export const PreferencesPage = lazy(async () => ({
  default: (await fetchPreferences()).PreferencesPage,
}));

/** Fetches them as soon as there is nothing better to do, so that nobody waits for one. */
export function fetchLaterPages(): void {
  requestIdleCallback(() => {
    // One that can't be fetched is asked for again when it is opened.
    void Promise.allSettled([
      fetchUsers(),
      fetchEmailAccounts(),
      fetchSetUpGuide(),
      fetchPreferences(),
    ]);
  });
}
