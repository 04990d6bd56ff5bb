namespace Aevum.Samples.Unsafe;

internal static class AEV1007
{
    internal static Provenance Make() => new() { SourceId = " " }; // AEV1007
}
