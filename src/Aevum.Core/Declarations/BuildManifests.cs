using System.Collections.Concurrent;
using System.Reflection;

namespace Aevum.Declarations;

/// <summary>
/// The manifests of the assemblies that were loaded so far. An assembly announces its own manifest from generated code before any other code
/// of it runs; the first announcement of an assembly stands. Thread-safe.
/// </summary>
public static class BuildManifests
{
    private static readonly ConcurrentDictionary<string, BuildManifest> Announced = new(StringComparer.Ordinal);

    /// <summary>
    /// The manifest of the program that was started; null when it was built without the kit, or is hosted by a program that is not managed code. Where a test runner
    /// was started, which announces nothing, it is the manifest of the test project that it runs.
    /// </summary>
    public static BuildManifest? OfEntryAssembly => OfProgram(Assembly.GetEntryAssembly()?.GetName().Name, All);

    /// <summary>Every announced manifest, ordered by assembly name.</summary>
    public static IReadOnlyList<BuildManifest> All =>
        Array.AsReadOnly(Announced.Values.OrderBy(manifest => manifest.AssemblyName, StringComparer.Ordinal).ToArray());

    /// <summary>Finds the manifest of an assembly that was loaded.</summary>
    /// <param name="assemblyName">The simple name of the assembly.</param>
    /// <returns>The manifest; null when the assembly announced none.</returns>
    public static BuildManifest? Find(string assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);
        return Announced.GetValueOrDefault(assemblyName);
    }

    internal static BuildManifest? OfProgram(string? entry, IReadOnlyList<BuildManifest> announced) =>
        announced.FirstOrDefault(manifest => manifest.AssemblyName == entry) ?? announced.FirstOrDefault(manifest => manifest.IsTestProject);

    /// <summary>Announces a manifest. Called by generated code; a second announcement of the same assembly is ignored.</summary>
    /// <param name="manifest">The manifest.</param>
    public static void Announce(BuildManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentException.ThrowIfNullOrWhiteSpace(manifest.AssemblyName, nameof(manifest));
        Announced.TryAdd(manifest.AssemblyName, manifest);
    }
}
