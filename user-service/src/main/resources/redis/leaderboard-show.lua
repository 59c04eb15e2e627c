-- Replaces all boards by their drafts at once; an empty draft leaves no board.
-- KEYS: drafting, built-in, then drafts and boards in turn. ARGV: the attempt, the run of Redis.
-- Returns 0 if the drafts belong to another attempt.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
for i = 3, #KEYS, 2 do
  if redis.call('EXISTS', KEYS[i]) == 1 then redis.call('RENAME', KEYS[i], KEYS[i + 1])
  else redis.call('DEL', KEYS[i + 1]) end
end
redis.call('SET', KEYS[2], ARGV[2])
redis.call('DEL', KEYS[1])
return 1
