import {
  judgementNames,
  judgementScale,
  judgements,
} from "@allteach/domain/process-map/failure-mode";
import { DataTable } from "../data-table.tsx";
import { Disclosure } from "../disclosure.tsx";

/** What the numbers from 1 to 10 mean, one click away. */
export function JudgementScale() {
  return (
    <Disclosure summary="What the numbers mean">
      <div class="stack">
        <p>
          Each failure is judged three times from 1 to 10. The three multiplied are its priority
          (the risk priority number, RPN), from 1 to 1,000: what is highest is looked at first. It
          is there to start a talk: one nine for harm is worth a look however small the product.
        </p>
        <DataTable
          id="scale"
          caption="What a number means"
          captionHidden
          columns={[
            { heading: "Number", cell: ({ of }) => of },
            ...judgements.map((each) => ({
              heading: judgementNames[each],
              wide: true,
              cell: (row: (typeof judgementScale)[number]) => row[each],
            })),
          ]}
          rows={judgementScale}
        />
      </div>
    </Disclosure>
  );
}
