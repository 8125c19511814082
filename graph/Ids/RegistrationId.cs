using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>Any trial registry's id, in that registry's canonical form. Two written forms of one id are equal.</summary>
/// <remarks>The default value is empty and stands for no id. "Not applicable", "none" and "pending" are no ids.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct RegistrationId : IParsable<RegistrationId>
{
    private readonly string? register;
    private readonly string? text;

    private RegistrationId(string register, string canonical)
    {
        this.register = register;
        text = canonical;
    }

    /// <summary>One of the names in <see cref="Registers"/>; empty for the default value.</summary>
    public string Register => register ?? string.Empty;

    /// <summary>The canonical form, unique among all registers: parsing it gives this id again.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>
    /// What two ids of two trials differ in, and all ids of one trial share: of CTIS the number without its last part, which counts how often the trial was submitted ("2023-508143-51"); of any other the whole id.
    /// </summary>
    public string Study => Register == Registers.Ctis ? Value[..Value.LastIndexOf('-')] : Value;

    /// <summary>The row of ids of which a trial has one: the register, but for the Dutch one, whose NL numbers were given anew to what had NTR numbers before.</summary>
    public string Series => Register == Registers.Ntr && Value.StartsWith("NL", StringComparison.Ordinal) ? Registers.Ntr + ":NL" : Register;

    /// <summary>The registry's public page of this trial; null where the registry has no stable address made from the id.</summary>
    public string? Url => Register switch
    {
        Registers.ClinicalTrialsGov => $"https://clinicaltrials.gov/study/{Value}",
        Registers.Isrctn => $"https://www.isrctn.com/{Value}",
        Registers.Ctis => $"https://euclinicaltrials.eu/ctis-public/view/{Value}",
        Registers.EuCtr => $"https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:{Value}",
        Registers.Drks => $"https://drks.de/search/en/trial/{Value}",
        Registers.Anzctr => $"https://anzctr.org.au/{Value}.aspx",
        Registers.Jrct => $"https://jrct.mhlw.go.jp/en-latest-detail/{Value}",
        Registers.Tctr => $"https://www.thaiclinicaltrials.org/show/{Value}",
        Registers.Rebec => $"https://ensaiosclinicos.gov.br/rg/{Value}",
        Registers.Rpcec => $"https://rpcec.sld.cu/en/trials/{Value}-En",
        _ => null,
    };

    /// <summary>Reads any written form; null where the text is not exactly one registry id.</summary>
    public static RegistrationId? TryParse(string? s) =>
        RegistrationForms.Match(s) is { } match ? new RegistrationId(match.Register, match.Value) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RegistrationId result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one registry id.</exception>
    public static RegistrationId Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not a trial registry's id.");

    public override string ToString() => Value;
}
