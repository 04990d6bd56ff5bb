namespace Aevum.Samples.Unsafe;

internal static class AEV1008
{
    internal static object? Check(string name) => typeof(Barriers).GetMethod(name)!.Invoke(null, [null]); // AEV1008
}
