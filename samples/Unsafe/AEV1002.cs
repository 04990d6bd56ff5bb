namespace Aevum.Samples.Unsafe;

internal static class AEV1002
{
    internal static object? Check() => typeof(Barriers).GetMethod("CheckProvenance")!.Invoke(null, [null]); // AEV1002
}
