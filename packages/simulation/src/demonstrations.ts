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
  show("demo-safety", "Hospital safety", "patient-safety", 112),
  show("demo-ibd", "Inflammatory bowel disease", "ibd", 96),
  show("demo-perinatal", "Perinatal care", "perinatal", 105),
  show("demo-cardiology", "Single-ventricle cardiology", "cardiology", 63),
  show("demo-rheumatology", "Juvenile arthritis", "rheumatology", 18),
  show("demo-autism", "Autism", "autism", 12),
  show("demo-cf", "Cystic fibrosis", "cystic-fibrosis", 29),
  show("demo-sickle-cell", "Sickle cell disease", "sickle-cell", 6),
  show("demo-kidney", "Kidney transplantation", "kidney", 23),
];

function show(slug: string, name: string, template: TemplateKey, sites: number): Demonstration {
  return { slug, name, template, sites, seed: sites * 7919 };
}
