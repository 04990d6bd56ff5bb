namespace Aevum.Samples.Unsafe;

internal static class AEV5001
{
    internal static void Run() => Environment.SetEnvironmentVariable("AEVUM_DEV", "0"); // AEV5001
}
