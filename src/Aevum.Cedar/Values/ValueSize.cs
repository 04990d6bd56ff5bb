namespace Aevum.Cedar.Values;

/// <summary>Adds sizes of values. A shared value counts every time it occurs, so sums can exceed any number and stop at the largest int.</summary>
internal static class ValueSize
{
    internal static int Sum(int left, int right) => left > int.MaxValue - right ? int.MaxValue : left + right;
}
