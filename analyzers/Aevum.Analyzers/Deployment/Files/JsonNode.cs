namespace Aevum.Analyzers.Deployment.Files;

/// <summary>A value of a JSON settings file with its place.</summary>
internal sealed class JsonNode
{
    public List<JsonMember> Members { get; } = [];

    public List<JsonNode> Items { get; } = [];

    /// <summary>The text of a string, number or literal; null for an object, an array and the literal <c>null</c>.</summary>
    public string? Text { get; set; }

    public bool IsNull { get; set; }

    public int Start { get; set; }

    public int End { get; set; }

    /// <summary>The last member with this name (the one a reader keeps), compared without regard to letter case.</summary>
    public JsonNode? Find(string name) =>
        Members.LastOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>The members of this node and of everything below it.</summary>
    public IEnumerable<JsonMember> Descendants()
    {
        var open = new Stack<JsonNode>();
        open.Push(this);
        while (open.Count > 0)
        {
            var node = open.Pop();
            foreach (var member in node.Members)
            {
                yield return member;
                open.Push(member.Value);
            }

            foreach (var item in node.Items)
            {
                open.Push(item);
            }
        }
    }
}
