using System.Collections.Frozen;

namespace Aevum.Testing;

/// <summary>Compiler warnings that small cases cannot avoid: unused variables and functions, unreachable code, methods that do not wait.</summary>
internal static class Noise
{
    public static FrozenSet<string> Ids { get; } = FrozenSet.Create(
        StringComparer.Ordinal, "CS0162", "CS0168", "CS0219", "CS0169", "CS0414", "CS0649", "CS0067", "CS1998", "CS4014", "CS8321", "CS1591", "CS1701", "CS1702", "CS8019", "CS8981", "CS8669");
}
