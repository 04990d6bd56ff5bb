using Aevum.Generators.Models;

namespace Aevum.Generators.Emit;

/// <summary>Emits the binding of an options type: every property is read by its own type, so nothing is reflected over and trimming keeps what is needed.</summary>
internal static class OptionsEmitter
{
    public static void Emit(SourceWriter writer, string name, SignerOptionsModel options)
    {
        writer.Line();
        using var bind = writer.Open($"private static {options.TypeText} Bind{name}(global::Aevum.Hosting.Configuration.OptionsReader reader)");
        for (var index = 0; index < options.Bindable.Count; index++)
        {
            writer.Line($"var value{GeneratedText.Number(index)} = {Read(options.Bindable[index])};");
        }

        foreach (var property in options.CodeOnly)
        {
            writer.Line($"reader.RefuseBecauseCodeSetsIt({GeneratedText.Literal(property)});");
        }

        writer.Line("reader.Complete();");
        using var build = writer.Open("return reader.Build(() =>", "});");
        EmitConstruction(writer, options);
        for (var index = 0; index < options.Bindable.Count; index++)
        {
            if (options.Bindable[index].Setting == OptionSetting.Anytime)
            {
                using var set = writer.Open($"if (value{GeneratedText.Number(index)} is {{ }} given{GeneratedText.Number(index)})");
                writer.Line($"options.{GeneratedText.Identifier(options.Bindable[index].Name)} = given{GeneratedText.Number(index)};");
            }
        }

        writer.Line("return options;");
    }

    /// <summary>A property that can be set only at construction takes the value that an object without it has, unless configuration gives one.</summary>
    private static void EmitConstruction(SourceWriter writer, SignerOptionsModel options)
    {
        var required = Assignments(options, OptionSetting.Required, index => $"value{index}{ValueSuffix(options.Bindable[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)])}").ToList();
        var initial = Assignments(options, OptionSetting.Initial, index => $"value{index} ?? defaults.{GeneratedText.Identifier(options.Bindable[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)].Name)}").ToList();
        if (initial.Count > 0)
        {
            EmitObject(writer, "defaults", options.TypeText, required);
        }

        EmitObject(writer, "options", options.TypeText, [.. required, .. initial]);
    }

    private static void EmitObject(SourceWriter writer, string name, string type, List<string> assignments)
    {
        if (assignments.Count == 0)
        {
            writer.Line($"var {name} = new {type}();");
            return;
        }

        using var initializer = writer.Open($"var {name} = new {type}", "};");
        foreach (var assignment in assignments)
        {
            writer.Line(assignment + ",");
        }
    }

    private static IEnumerable<string> Assignments(SignerOptionsModel options, OptionSetting setting, Func<string, string> value)
    {
        for (var index = 0; index < options.Bindable.Count; index++)
        {
            if (options.Bindable[index].Setting == setting)
            {
                yield return $"{GeneratedText.Identifier(options.Bindable[index].Name)} = {value(GeneratedText.Number(index))}";
            }
        }
    }

    /// <summary>What was required was found, or the reader has thrown.</summary>
    private static string ValueSuffix(OptionModel option) => option.Form is OptionForm.Choice or OptionForm.Parsable or OptionForm.Duration ? "!.Value" : "!";

    private static string Read(OptionModel option)
    {
        var method = option.Form switch
        {
            OptionForm.Text => "Text",
            OptionForm.Address => "Address",
            OptionForm.Duration => "Duration",
            OptionForm.Choice => $"Choice<{option.TypeText}>",
            OptionForm.TextList => "TextList",
            OptionForm.MutableTextList => "MutableTextList",
            OptionForm.Bytes => "Bytes",
            _ => $"Value<{option.TypeText}>",
        };
        return $"reader.{method}({GeneratedText.Literal(option.Name)}{(option.Setting == OptionSetting.Required ? ", isRequired: true" : "")})";
    }
}
