namespace Aevum.Samples.Unsafe;

internal static class AEV1001
{
    internal static object Check(Provenance provenance) => Barriers.CheckProvenance(provenance); // AEV1001
}
