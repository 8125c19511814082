using System.Text;
using System.Text.Json;
using Horizon.Ingest.Fields;
using Xunit;

namespace Horizon.Tests.Ingest.Fields;

public sealed class JsonTreeTests
{
    [Theory]
    [InlineData("""{"a":1,"a":"two"}""", "two")]
    [InlineData("""{"b":{"a":"inner"},"a":"own"}""", "own")]
    [InlineData("""{"a":"own","b":{"a":"inner"}}""", "own")]
    [InlineData("""{"b":{"a":"inner"}}""", null)]
    [InlineData("""{"\u0061":"escaped"}""", "escaped")]
    [InlineData("""{"\ud83d":1,"a":"beside half a pair"}""", "beside half a pair")]
    [InlineData("""{"A":"upper"}""", null)]
    [InlineData("""{"a":null}""", null)]
    [InlineData("""{"a":" n/a. "}""", null)]
    [InlineData("""{"a":" \u00e9\n"}""", "é")]
    [InlineData("""{"a":-1.50}""", "-1.50")]
    [InlineData("""{"a":true}""", "true")]
    [InlineData("""{"a":["x"]}""", null)]
    [InlineData("""["a"]""", null)]
    public void AMemberIsTheLastOfItsNameInItsOwnObject(string json, string? expected)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Equal(expected, tree.Root.Text("a"));
    }

    /// <summary>As System.Text.Json reads it, which the tree leaves aside for texts.</summary>
    [Theory]
    [InlineData("""\"\\\/\b\f\n\r\t""")]
    [InlineData("""\u0000\u00e9\u20AC\ud83D\uDE00 and \\u0041""")]
    [InlineData("""é\n€\ud83d\ude00😀""")]
    [InlineData("""\ud83d""")]
    [InlineData("""\ud83d x""")]
    [InlineData("""\ud83d\n""")]
    [InlineData("""\ud83d\u0041""")]
    [InlineData("""\ude00\ud83d""")]
    public void EscapesAreReadOrRefusedAsSystemTextJsonDoes(string written)
    {
        var json = Encoding.UTF8.GetBytes($"[\"{written}\"]");
        using var known = JsonDocument.Parse(json);
        using var tree = JsonTree.Parse(json);
        Assert.Equal(Text(() => known.RootElement[0].GetString()!), Text(() => tree.Root.Children.First!.Value.GetString()));

        static string? Text(Func<string> read)
        {
            try
            {
                return read();
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }

    [Fact]
    public void ALongObjectIsSearchedAsAShortOne()
    {
        var json = $$$"""{"x":{"a":"inner","m":[{{{string.Join(',', Enumerable.Range(0, 500))}}}]},"a":"own","b":[{"a":"other"}]}""";
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Equal(("own", "inner", false), (tree.Root.Text("a"), tree.Root.Member("x")?.Text("a"), tree.Root.Has("m")));
    }

    [Fact]
    public void AThingInPlaceOfAListIsAListOfOne()
    {
        using var tree = JsonTree.Parse("""{"one":"x","list":["x","y","x",null,{}],"none":null}"""u8.ToArray());
        Assert.Equal(["x"], tree.Root.Texts("one"));
        Assert.Equal(["x", "y"], tree.Root.Texts("list"));
        Assert.Empty(tree.Root.Texts("none"));
        Assert.Equal(["x", "y", "x"], tree.Root.Each("list").Texts());
    }

    [Fact]
    public void NumbersAreReadAsWrittenOrFromText()
    {
        using var tree = JsonTree.Parse("""{"a":1e3,"b":"£1,234.50","c":"x","d":true}"""u8.ToArray());
        Assert.Equal((1000m, 1234.50m, null, null), (tree.Root.Number("a"), tree.Root.Number("b"), tree.Root.Number("c"), tree.Root.Number("d")));
    }

    [Fact]
    public void NamesThatAParserDoesNotKnowAreToldOnceEach()
    {
        var known = UnknownName.Beside(["a", "b"]);
        for (var pass = 0; pass < 2; pass++)
        {
            using var tree = JsonTree.Parse("""{"a":1,"c":2,"\u0062":3,"c":4,"É":5}"""u8.ToArray());
            Assert.Equal(["c", "É"], tree.Root.Unknown(known));
        }
    }

    [Fact]
    public void EverNewNamesAreToldApartWithoutEnd()
    {
        var lengths = new NameTable<int>(name => name.Length);
        for (var i = 0; i < 10_000; i++)
        {
            using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes($$"""{"{{new string('n', i % 50)}}{{i}}":1}"""));
            foreach (var member in tree.Root.Children) Assert.Equal(member.Name.Length, lengths.Of(member));
        }
    }

    [Fact]
    public void TheColumnsOfARowAreKnownByTheirFoldedNames()
    {
        var columns = ColumnName.Folded(name => name.ToLowerInvariant(), "title", "id");
        using var tree = JsonTree.Parse("""{"Title":"first","ID":"1","TITLE":"last","Other":"x","other":"y"}"""u8.ToArray());
        var row = tree.Root.Row(columns);
        Assert.Equal(("first", "last", "1", null), (row.First("title")?.AsText, row.Last("title")?.AsText, row.Last("id")?.AsText, row.Last("none")?.AsText));
        Assert.Equal(["other"], row.Unknown());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("")]
    [InlineData("[1,]")]
    public void WhatIsNoJsonIsRefused(string json) => Assert.ThrowsAny<JsonException>(() => JsonTree.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void DocumentsWithinDocumentsAreEachTheirOwn()
    {
        using var outer = JsonTree.Parse("""{"a":"outer"}"""u8.ToArray());
        using (var inner = JsonTree.Parse("""{"a":"inner"}"""u8.ToArray())) Assert.Equal("inner", inner.Root.Text("a"));
        Assert.Equal("outer", outer.Root.Text("a"));
    }

    /// <summary>Objects of nothing but texts, as rows are kept, are cut without System.Text.Json: nothing may be read otherwise for that, and nothing be taken that is no JSON.</summary>
    [Theory]
    [InlineData("""{"a":"b"}""")]
    [InlineData("""{"a":"","":"x","a":"again"}""")]
    [InlineData("""{"a":"\u0022\"quoted\"\u00e9\\","b":"}{,:"}""")]
    [InlineData("""{"\u0061":"b","c":"d"}""")]
    [InlineData("""{"a":"b" ,"c":"d"}""")]
    [InlineData("""{"a": "b"}""")]
    [InlineData("""{"a":"b","c":1,"d":["e"],"f":{"g":"h"}}""")]
    [InlineData("""{"a":"b",}""")]
    [InlineData("""{"a":"b"}}""")]
    [InlineData("""{"a":"b"}{"a":"b"}""")]
    [InlineData("""{"a":"b""c":"d"}""")]
    [InlineData("""{"a":"\x"}""")]
    [InlineData("""{"a":"\u12g4"}""")]
    [InlineData("""{"a":"\u12"}""")]
    [InlineData("""{"a":"b\"}""")]
    [InlineData("{\"a\":\"tab\there\"}")]
    [InlineData("{\"a\":\"b")]
    [InlineData("""{"a":"b"}x}""")]
    [InlineData("""{"a"}""")]
    [InlineData("""{"a":}""")]
    [InlineData("""{"}""")]
    [InlineData("""{}""")]
    public void ARowIsReadOrRefusedAsSystemTextJsonDoes(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        string? known = null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            known = string.Join('|', document.RootElement.EnumerateObject().Select(member => $"{member.Name}={(member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : member.Value.GetRawText())}"));
        }
        catch (JsonException)
        {
            // It is no JSON.
        }
        string? read = null;
        try
        {
            using var tree = JsonTree.Parse(bytes);
            var members = new List<string>();
            foreach (var member in tree.Root.Children) members.Add($"{member.Name}={(member.ValueKind == JsonValueKind.String ? member.GetString() : member.GetRawText())}");
            read = string.Join('|', members);
        }
        catch (JsonException)
        {
            // As above.
        }
        Assert.Equal(known, read);
    }

    [Fact]
    public void ARowOfManyCellsIsReadWhole()
    {
        var cells = Enumerable.Range(0, 2_000).ToDictionary(i => $"column {i}", i => $"\"{i}\" é");
        using var tree = JsonTree.Parse(JsonSerializer.SerializeToUtf8Bytes(cells));
        Assert.Equal("\"1999\" é", tree.Root.Text("column 1999"));
        Assert.Equal("\"7\" é", tree.Root.Text("column 7"));
    }
}
