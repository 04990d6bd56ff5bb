namespace Aevum.Samples.Unsafe;

internal static class AEV1005
{
    internal static string Statement(string actor) => $"DELETE FROM aevum_ledger WHERE actor = '{actor}'"; // AEV1005
}
