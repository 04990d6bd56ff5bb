using Aevum.Testing;

namespace Aevum.Analyzers.Tests.Harness;

/// <summary>Golden files are compared byte for byte, both ways. Alone, because one test sets the variable that rewrites them.</summary>
[Collection(nameof(Alone))]
public sealed class GoldenTests : IDisposable
{
    private readonly string _folder = Path.Combine("artifacts", "golden-" + Guid.NewGuid().ToString("N"));

    private string Folder => Path.Combine(TestReferences.RepositoryRoot, _folder);

    [Theory]
    [InlineData("one.golden", "x\n", null)]
    [InlineData("one.golden", "x", "differs at character 1")]
    [InlineData("one.golden", "x\r\n", "differs at character 1")]
    [InlineData("one.golden", "", "differs at character 0")]
    [InlineData("two.golden", "x\n", "one.golden: not known")]
    [InlineData("two.golden", "x\n", "two.golden: no longer generated")]
    public void A_difference_fails_and_is_named(string file, string known, string? message)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, file), known);

        var fault = Record.Exception(Compare);

        Assert.Equal(message is null, fault is null);
        Assert.Contains(message ?? string.Empty, fault?.Message ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_fails() => Assert.Contains("one.golden: not known", Assert.Throws<HarnessException>(Compare).Message, StringComparison.Ordinal);

    [Fact]
    public void Rewriting_replaces_what_is_stale_and_still_fails()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "two.golden"), "stale");
        Environment.SetEnvironmentVariable("AEVUM_UPDATE_GOLDEN", "1");
        try
        {
            Assert.Contains("were written", Assert.Throws<HarnessException>(Compare).Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AEVUM_UPDATE_GOLDEN", null);
        }

        Assert.Equal(["one.golden"], Directory.EnumerateFiles(Folder).Select(Path.GetFileName));
        Compare();
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private void Compare() => Golden.Compare(_folder, [new KeyValuePair<string, string>("one", "x\n")]);

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
