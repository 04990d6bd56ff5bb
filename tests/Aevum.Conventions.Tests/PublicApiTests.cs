using System.Reflection;

namespace Aevum.Conventions;

public sealed class PublicApiTests
{
    public static TheoryData<string> Products => ["Aevum.Core", "Aevum.Cedar", "Aevum.Signers", "Aevum.Storage.Sqlite", "Aevum.Hosting"];

    [Theory]
    [MemberData(nameof(Products))]
    public void The_public_surface_is_the_one_that_was_reviewed(string product)
    {
        var path = Path.Combine(Repository.Root, "tests/Aevum.Conventions.Tests/PublicApi", product + ".txt");
        var actual = PublicApi.Describe(Assembly.Load(product));
        if (Environment.GetEnvironmentVariable("AEVUM_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        var reviewed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";

        Assert.True(reviewed == actual, $"The public surface of {product} differs from {Repository.Relative(path)}. Review the change, then run the test with AEVUM_UPDATE_GOLDEN=1.\n{PublicApi.Difference(reviewed, actual)}");
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void Each_public_asynchronous_method_can_be_cancelled(string product)
    {
        var deaf = from type in Assembly.Load(product).GetExportedTypes()
                   from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                   where method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name is not (nameof(IAsyncDisposable.DisposeAsync) or nameof(Storage.IAevumStore.CloseAsync)) // An end is not given up half-way.
                   where method.GetParameters().All(parameter => parameter.ParameterType != typeof(CancellationToken))
                   select $"{type.FullName}.{method.Name}";

        Assert.Empty(deaf);
    }

    [Fact]
    public void The_kernel_references_nothing_but_the_base_library()
    {
        var foreign = typeof(AevumEngine).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("Microsoft.Win32.Primitives" or "netstandard"));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Cedar_knows_nothing_of_Aevum()
    {
        var known = Assembly.Load("Aevum.Cedar").GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.DoesNotContain(known, name => name.StartsWith("Aevum", StringComparison.Ordinal));
    }

    [Fact]
    public void No_two_public_types_share_a_name()
    {
        var shared = Products.SelectMany(row => Assembly.Load(row.Data).GetExportedTypes())
            .Where(type => !type.IsNested)
            .GroupBy(type => type.Name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => string.Join(" and ", group.Select(type => type.FullName)));

        Assert.Empty(shared);
    }
}
