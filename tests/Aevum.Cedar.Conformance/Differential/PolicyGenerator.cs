using System.Text;

namespace Aevum.Cedar.Conformance.Differential;

/// <summary>Writes policies and templates: every form of scope, annotations, conditions, comments.</summary>
internal sealed class PolicyGenerator(Draw draw, Universe universe)
{
    private const int Depth = 4;

    private readonly ExpressionGenerator _expressions = new(draw, universe);

    internal string Static() => Policy(Constraint("principal", slot: null), Constraint("resource", slot: null));

    /// <summary>A template and the slots it has.</summary>
    internal (string Text, string[] Slots) Template()
    {
        var slots = draw.Of<string[]>(["?principal"], ["?resource"], ["?principal", "?resource"]);
        var principal = Constraint("principal", slots.Contains("?principal") ? "?principal" : null);
        var resource = Constraint("resource", slots.Contains("?resource") ? "?resource" : null);
        return (Policy(principal, resource), slots);
    }

    private string Policy(string principal, string resource)
    {
        var text = new StringBuilder();
        foreach (var name in draw.Many(2, () => draw.Of("id", "note", "if", "permit")).Distinct())
        {
            text.Append('@').Append(name).Append(draw.Of("", "(\"\")", "(\"text \\u{1F600}\")")).Append(' ');
        }

        text.Append(draw.Chance(0.7) ? "permit" : "forbid").Append(" (").Append(principal).Append(", ").Append(Action()).Append(", ").Append(resource).Append(')');
        foreach (var _ in Enumerable.Range(0, draw.Of(0, 1, 1, 1, 2)))
        {
            text.Append(draw.Chance(0.2) ? " // a comment\n" : " ");
            text.Append(draw.Chance(0.75) ? "when { " : "unless { ").Append(_expressions.Boolean(draw.Below(Depth + 1))).Append(" }");
        }

        return text.Append(';').ToString();
    }

    private string Constraint(string variable, string? slot)
    {
        var target = slot ?? universe.Entity().ToString();
        if (slot is null && draw.Chance(0.7))
        {
            return draw.Chance(0.8) ? variable : $"{variable} is {universe.EntityType()}";
        }

        return draw.Below(3) switch
        {
            0 => $"{variable} == {target}",
            1 => $"{variable} in {target}",
            _ => $"{variable} is {universe.EntityType()} in {target}",
        };
    }

    private string Action() => draw.Below(5) switch
    {
        0 => $"action == {universe.Action()}",
        1 => $"action in {universe.Action()}",
        2 => $"action in [{string.Join(", ", draw.Many(3, () => universe.Action().ToString()))}]",
        _ => "action",
    };
}
