namespace Aevum.Samples.Unsafe; // AEV9011

internal static class AEV9011;
