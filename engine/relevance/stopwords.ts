/** English words that say how something is asked, not what for. */
export const STOPWORDS: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be been before being but by can could did do does for from get
  give had has have help her here him his how i if in into is it its just let like look make many me more most much
  my need no not of on one only or other our out over please s see seeing she should show so some such t tell than
  that the their them then there these they this those to us use used using very want was we were what when where
  whether which who why will with would you your find list explain understand related re ve ll`.split(
    /\s+/,
  ),
);
