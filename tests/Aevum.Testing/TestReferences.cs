using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Aevum.Testing;

/// <summary>Metadata references for test compilations. Loaded once; no network.</summary>
public static class TestReferences
{
    /// <summary>The reference assemblies of .NET 10.</summary>
    public static ImmutableArray<MetadataReference> Net10 { get; } =
        [.. Directory.EnumerateFiles(Metadata("ReferencePack"), "*.dll").Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The kernel.</summary>
    public static MetadataReference Kernel { get; } = MetadataReference.CreateFromFile(typeof(AevumEngine).Assembly.Location);

    /// <summary>The abstractions of the host, of dependency injection and of configuration.</summary>
    public static ImmutableArray<MetadataReference> Hosting { get; } =
        [.. AllMetadata("HostingPack").Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The libraries of the kit that a program references besides the kernel, and what they need besides <see cref="Hosting"/>.</summary>
    public static ImmutableArray<MetadataReference> Libraries { get; } =
    [
        .. new[] { typeof(AevumServiceCollectionExtensions), typeof(Cedar.PolicySet), typeof(Signers.VaultTransitSigner), typeof(Storage.SqliteStore) }
            .Select(type => type.Assembly.Location)
            .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll"))
            .Where(path => !AllMetadata("HostingPack").Select(Path.GetFileName).Contains(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The root of this repository, with a final separator.</summary>
    public static string RepositoryRoot => Metadata("RepositoryRoot");

    private static string Metadata(string key) => AllMetadata(key).First();

    private static IEnumerable<string> AllMetadata(string key) =>
        typeof(TestReferences).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(attribute => attribute.Key == key).Select(attribute => attribute.Value!);
}
