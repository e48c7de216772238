/** Words the people generator combines. Company names are the ones Microsoft uses for fiction. */
export const firstNames =
  `Aaliyah Abigail Adam Adriana Aiko Alejandro Amara Anders Anika Antoine Ava
Beatriz Benedikt Camille Carlos Chioma Dalia Daniel Diego Eilidh Elena Emeka Emil Esra Fatima Felix
Freya Giulia Hamza Hana Hugo Ines Ingrid Ivan Jasper Jing Joana Kaito Katarzyna Kwame Laila Leon Linh
Lucía Magnus Maya Mehmet Mila Nadia Nikolai Noor Oliver Omar Priya Quentin Rafael Rosa Sanjay Saoirse
Søren Tariq Thandiwe Tomasz Valentina Wei Yara Yusuf Zoë`.split(/\s+/);

export const lastNames =
  `Abbott Adeyemi Ahmed Almeida Andersen Arslan Bauer Bianchi Björk Boateng Brennan
Castillo Chen Costa Dahl Delgado Dubois Eriksen Farah Fernández Fischer Foster García Gupta Hansen
Harper Hoffmann Ito Ivanova Jansen Johansson Kaplan Keller Khan Kim Kowalski Kumar Lambert Larsen
Lindqvist Lopez Mbeki Meyer Moreau Müller Murphy Nakamura Nguyen Novak Okafor Olsen Owens Park Patel
Petrov Quinn Ramirez Richter Rossi Sato Schmidt Silva Singh Suzuki Tanaka Torres Usman Vargas Vogel
Wagner Walsh Weber Wright Yamada Yıldız Zhang Zimmermann`.split(/\s+/);

export const departments = [
  'Customer Support',
  'Engineering',
  'Finance',
  'Human Resources',
  'IT Operations',
  'Legal',
  'Logistics',
  'Marketing',
  'Sales',
];

export const jobTitles = [
  'Account Manager',
  'Analyst',
  'Consultant',
  'Coordinator',
  'Director',
  'Engineer',
  'Specialist',
  'Team Lead',
];

export const offices = ['Adelaide', 'Berlin', 'Dublin', 'Lagos', 'Melbourne', 'Osaka', 'Toronto'];

export const partnerDomains = [
  'fabrikam.com',
  'northwindtraders.com',
  'adatum.com',
  'tailspintoys.com',
];

/** Letters that no decomposition turns into plain ones. */
const plainLetters: Readonly<Record<string, string>> = { ø: 'o', ß: 'ss', ı: 'i', æ: 'ae' };

/** A name as an address writes it: lower case, plain letters only. */
export function addressPart(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øßıæ]/g, (letter) => plainLetters[letter] ?? '')
    .replace(/[^a-z0-9]/g, '');
}
