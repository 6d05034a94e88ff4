import regular from "../packages/report/fonts/NotoSans-Regular.ttf";
import semiBold from "../packages/report/fonts/NotoSans-SemiBold.ttf";

/** What files on paper are lettered with: import this file only where one is made. */
export const pdfFonts = [regular, semiBold] as const;
