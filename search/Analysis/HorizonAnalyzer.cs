using System.Diagnostics.CodeAnalysis;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Horizon.Search.Analysis;

/// <summary>Gives Lucene the terms of <see cref="TokenScanner"/>; every text field is analysed alike.</summary>
internal sealed class HorizonAnalyzer : Analyzer
{
    [SuppressMessage("Reliability", "CA2000", Justification = "Lucene keeps the tokenizer for reuse and disposes it with the analyzer.")]
    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => new(new HorizonTokenizer(reader));

    private sealed class HorizonTokenizer : Tokenizer
    {
        private readonly TokenScanner scanner = new(TermForms.Shared);
        private readonly ICharTermAttribute term;
        private readonly IOffsetAttribute offset;
        private readonly IPositionIncrementAttribute increment;
        private char[] text = new char[8192];
        private int length;

        public HorizonTokenizer(TextReader input)
            : base(input)
        {
            term = AddAttribute<ICharTermAttribute>();
            offset = AddAttribute<IOffsetAttribute>();
            increment = AddAttribute<IPositionIncrementAttribute>();
        }

        public override void Reset()
        {
            base.Reset();
            length = 0;
            int read;
            while ((read = m_input.Read(text, length, text.Length - length)) > 0)
            {
                length += read;
                if (length == text.Length) Array.Resize(ref text, text.Length * 2);
            }

            scanner.Begin(text, length);
        }

        public override bool IncrementToken()
        {
            if (!scanner.Next()) return false;
            var value = scanner.Term;
            value.CopyTo(0, term.ResizeBuffer(value.Length), 0, value.Length);
            term.Length = value.Length;
            increment.PositionIncrement = scanner.Increment;
            offset.SetOffset(scanner.Start, scanner.End);
            return true;
        }

        public override void End()
        {
            base.End();
            offset.SetOffset(length, length);
        }
    }
}
