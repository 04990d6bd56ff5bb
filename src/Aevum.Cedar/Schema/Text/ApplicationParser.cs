using Aevum.Cedar.Schema.Declarations;

namespace Aevum.Cedar.Schema.Text;

/// <summary>Reads what follows <c>appliesTo</c>: <c>{ principal: …, resource: …, context: … }</c> in any order, the context optional.</summary>
internal sealed class ApplicationParser(SchemaTokenReader reader, TypeParser types)
{
    private List<NameReference>? _principals;
    private List<NameReference>? _resources;
    private TypeExpression? _context;

    /// <summary>Reads the part of the action <paramref name="action"/>, which is named in messages.</summary>
    internal ApplicationDeclaration Parse(DeclaredName action)
    {
        reader.Expect("{");
        do
        {
            ParsePart();
        }
        while (reader.TryTake(",") && !reader.At("}"));

        reader.Expect("}");
        return new(Require(_principals, "principal", action), Require(_resources, "resource", action), _context);
    }

    private void ParsePart()
    {
        if (reader.AtKeyword("principal"))
        {
            _principals = ParseTypes(_principals);
        }
        else if (reader.AtKeyword("resource"))
        {
            _resources = ParseTypes(_resources);
        }
        else if (reader.AtKeyword("context"))
        {
            _context = ParseContext();
        }
        else
        {
            throw reader.Unexpected("`principal`, `resource` or `context`");
        }
    }

    private List<NameReference> ParseTypes(List<NameReference>? earlier)
    {
        var keyword = reader.Take();
        if (earlier is not null)
        {
            throw reader.Fault($"`{keyword.Text}` is declared twice for one action", keyword.Span, $"write one list, such as `{keyword.Text}: [A, B]`");
        }

        reader.Expect(":");
        var named = types.ParsePaths();
        const string Help = "name at least one entity type, or leave out `appliesTo` for an action that applies to nothing";
        return named.Count > 0 ? named : throw reader.Fault($"the list of `{keyword.Text}` types is empty", keyword.Span, Help);
    }

    private TypeExpression ParseContext()
    {
        var keyword = reader.Take();
        if (_context is not null)
        {
            throw reader.Fault("`context` is declared twice for one action", keyword.Span, "join the two into one record");
        }

        reader.Expect(":");
        if (reader.At("{"))
        {
            return types.ParseRecord();
        }

        var path = types.ParsePath();
        return new NamedTypeExpression(path.Name, NamedTypeKind.Common, path.Span);
    }

    private List<NameReference> Require(List<NameReference>? named, string keyword, DeclaredName action) =>
        named ?? throw reader.Fault(
            $"the action `{action.Text}` has no `{keyword}` in its `appliesTo`",
            action.Span,
            $"add `{keyword}: […]`; both `principal` and `resource` are needed");
}
