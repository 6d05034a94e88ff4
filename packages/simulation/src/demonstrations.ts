import type { TemplateKey } from "@allteach/catalogue/template";

/** A network to show: which template, under which name, at which size. */
export interface Demonstration {
  slug: string;
  name: string;
  template: TemplateKey;
  sites: number;
  seed: number;
}

/**
 * The networks that a development server shows, at the number of sites that the networks they are
 * modelled on have published. Every hospital and every figure in them is made up.
 *
 * Source: Britto et al., BMJ Quality & Safety 2018, table 1.
 */
export const demonstrationNetworks: readonly Demonstration[] = [
  show("demo-safety", "Hospital safety (simulated)", "patient-safety", 112),
  show("demo-ibd", "Inflammatory bowel disease (simulated)", "ibd", 96),
  show("demo-perinatal", "Perinatal care (simulated)", "perinatal", 105),
  show("demo-cardiology", "Single-ventricle cardiology (simulated)", "cardiology", 63),
  show("demo-rheumatology", "Juvenile arthritis (simulated)", "rheumatology", 18),
  show("demo-autism", "Autism (simulated)", "autism", 12),
  show("demo-cf", "Cystic fibrosis (simulated)", "cystic-fibrosis", 29),
  show("demo-sickle-cell", "Sickle cell disease (simulated)", "sickle-cell", 6),
  show("demo-kidney", "Kidney transplantation (simulated)", "kidney", 23),
];

function show(slug: string, name: string, template: TemplateKey, sites: number): Demonstration {
  return { slug, name, template, sites, seed: sites * 7919 };
}
