namespace Aevum.Corpus;

/// <summary>Counts of cases: positives, those found, negatives, and findings that no case marks.</summary>
internal readonly record struct Tally(int Positives, int Found, int Negatives, int Surplus)
{
    private const double Z = 1.959963984540054;

    /// <summary>The share of positives that was found; 1 when there are none.</summary>
    public double Recall => Positives == 0 ? 1 : (double)Found / Positives;

    /// <summary>The share of cases without a surplus finding.</summary>
    public double Precision => Positives + Negatives == 0 ? 1 : 1 - ((double)Math.Min(Surplus, Positives + Negatives) / (Positives + Negatives));

    /// <summary>The lower bound of the 95 % Wilson score interval of <see cref="Precision"/>.</summary>
    public double PrecisionBound
    {
        get
        {
            var count = (double)(Positives + Negatives);
            if (count == 0)
            {
                return 0;
            }

            var centre = Precision + (Z * Z / (2 * count));
            var spread = Z * Math.Sqrt(((Precision * (1 - Precision)) + (Z * Z / (4 * count))) / count);
            return (centre - spread) / (1 + (Z * Z / count));
        }
    }

    public static Tally operator +(Tally left, Tally right) =>
        new(left.Positives + right.Positives, left.Found + right.Found, left.Negatives + right.Negatives, left.Surplus + right.Surplus);
}
