using System.Composition;
using System.Reflection;
using Aevum.Analyzers.Tests.Fuzz;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aevum.Analyzers.Tests;

/// <summary>What an editor must find on every fix; an attribute cannot be inherited here, so each class says it again.</summary>
public sealed class FixExportTests
{
    [Fact]
    public void Every_fix_is_exported_for_CSharp_under_its_own_name_and_shared()
    {
        var providers = typeof(CodeFixes.Barriers.RemoveBarrierCallFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract).ToArray();

        Assert.All(providers, provider =>
        {
            var export = provider.GetCustomAttribute<ExportCodeFixProviderAttribute>();
            Assert.Equal(provider.Name, export?.Name);
            Assert.Equal([LanguageNames.CSharp], export!.Languages);
            Assert.NotNull(provider.GetCustomAttribute<SharedAttribute>());
        });
        Assert.Equal(providers.Length, FuzzTests.Fixes.Length);
    }

    [Fact]
    public void Every_fix_repairs_rules_of_the_catalogue_and_has_Fix_All() => Assert.All(FuzzTests.Fixes, fix =>
    {
        Assert.NotEmpty(fix.FixableDiagnosticIds);
        Assert.All(fix.FixableDiagnosticIds, id => Assert.Contains(RuleCatalogue.All, rule => rule.Id == id));
        Assert.NotNull(fix.GetFixAllProvider());
    });
}
