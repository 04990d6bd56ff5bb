using System.IO.Compression;
using System.Xml.Linq;

namespace Aevum.Package.Tests;

public sealed class PackageContentTests(PackedKit kit)
{
    [Fact]
    public void The_analyzer_package_holds_the_tools_of_the_compiler_and_no_library()
    {
        using var package = ZipFile.OpenRead(kit.AnalyzersPackage);

        var files = package.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "Aevum.Analyzers.nuspec",
                "README.md",
                "analyzers/dotnet/cs/Aevum.Analyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/Aevum.Analyzers.dll",
                "analyzers/dotnet/cs/Aevum.Generators.dll",
                "build/Aevum.Analyzers.props",
                "build/Aevum.Analyzers.targets",
                "buildTransitive/Aevum.Analyzers.props",
                "buildTransitive/Aevum.Analyzers.targets",
            ],
            files);
    }

    [Fact]
    public void The_analyzer_package_depends_on_nothing() =>
        Assert.DoesNotContain(Nuspec(kit.AnalyzersPackage).Descendants(), element => element.Name.LocalName == "dependency");

    [Fact]
    public void The_kernel_brings_the_analyzers_with_all_their_assets()
    {
        var dependency = Assert.Single(Nuspec(kit.CorePackage).Descendants(), element => element.Name.LocalName == "dependency");

        Assert.Equal("Aevum.Analyzers", dependency.Attribute("id")?.Value);
        Assert.Equal(PackedKit.Version, dependency.Attribute("version")?.Value);
        Assert.Equal("All", dependency.Attribute("include")?.Value);
        Assert.Null(dependency.Attribute("exclude"));
    }

    [Fact]
    public void The_kernel_holds_its_library_and_its_documentation()
    {
        using var package = ZipFile.OpenRead(kit.CorePackage);

        var files = package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.Equal(["lib/net10.0/Aevum.Core.dll", "lib/net10.0/Aevum.Core.xml"], files);
    }

    [Fact]
    public void The_hand_written_nuspec_misses_no_reference_of_the_kernel()
    {
        var project = XDocument.Load(Path.Combine(PackedKit.RepositoryRoot, "src/Aevum.Core/Aevum.Core.csproj"));

        var references = project.Descendants("PackageReference").Concat(project.Descendants("ProjectReference"));

        Assert.Empty(references);
    }

    private static XDocument Nuspec(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        using var stream = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream);
    }
}
