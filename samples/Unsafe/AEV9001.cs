using System.Diagnostics.CodeAnalysis;

namespace Aevum.Samples.Unsafe;

internal static class AEV9001
{
    [SuppressMessage("Aevum", "AEV1007", Justification = "Does not help.")] // AEV9001
    internal static string Source => "crm";
}
